/** What this package uses of dcmjs, which brings no types of its own. */
declare module "dcmjs" {
  type Dictionary = Record<string, { vr: string; Value: unknown[] }>;
  const dcmjs: {
    readonly log: { setLevel(level: "silent" | "error"): void };
    readonly data: {
      readonly DicomDict: new (meta: Dictionary) => {
        dict: Dictionary;
        write(options: { fragmentMultiframe: boolean }): ArrayBuffer;
      };
      readonly DicomMetaDictionary: {
        denaturalizeDataset(dataSet: object): Dictionary;
      };
    };
  };
  export default dcmjs;
}

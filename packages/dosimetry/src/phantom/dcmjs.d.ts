/** What this package uses of dcmjs, which brings no types of its own. */
declare module "dcmjs" {
  const dcmjs: {
    readonly data: {
      readonly DicomMetaDictionary: {
        /** By keyword. A tag reads (0008,0018). */
        readonly nameMap: Readonly<
          Record<string, { readonly tag: string; readonly vr: string } | undefined>
        >;
      };
    };
  };
  export default dcmjs;
}

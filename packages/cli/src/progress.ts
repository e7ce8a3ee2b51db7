/** Tells a person at a terminal what is going on, in one line that is overwritten; elsewhere, in plain lines. */
export interface Progress {
  readonly stage: (text: string) => void;
  /** A line that stays. */
  readonly note: (text: string) => void;
  readonly done: () => void;
}

const clearLine = "\r\u001b[2K";

export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY)
    return {
      stage: (text) => void stream.write(`${text}\n`),
      note: (text) => void stream.write(`${text}\n`),
      done: () => {},
    };
  return {
    stage: (text) => void stream.write(`${clearLine}${text.slice(0, (stream.columns || 80) - 1)}`),
    note: (text) => void stream.write(`${clearLine}${text}\n`),
    done: () => void stream.write(clearLine),
  };
}

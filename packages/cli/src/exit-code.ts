/** What a command tells the shell. */
export const exitCode = {
  fine: 0,
  /** The study, or a folder that was named, cannot be used. */
  unusable: 1,
  /** The command line cannot be understood. */
  usage: 2,
  interrupted: 130,
} as const;

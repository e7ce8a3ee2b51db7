/** What a command tells the shell. */
export const exitCode = {
  fine: 0,
  /** The study, or a folder that was named, cannot be used. */
  unusable: 1,
  /** The command line cannot be understood. */
  usage: 2,
  /** The transcription of a paper contradicts itself. */
  contradictions: 1,
  /** The transcription of a paper cannot be read; 1 says that it was, and what was found. */
  unreadable: 3,
  interrupted: 130,
} as const;

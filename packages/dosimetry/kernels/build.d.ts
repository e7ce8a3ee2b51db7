/** The text of the module that holds the compiled kernels and their signatures. */
export function compiledKernels(): string;

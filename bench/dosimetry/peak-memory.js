// Preloaded into a command: tells its peak memory in MB when it ends, on standard error.
process.on("exit", () => {
  process.stderr.write(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
});

# Times R's survival and cmprsk on the columns that bench.ts has written.
# usage: Rscript bench.R FOLDER TASK REPEATS
args <- commandArgs(TRUE)
suppressMessages({library(survival); library(cmprsk)})
read <- function(name) {
  file <- file.path(args[1], paste0(name, ".f64"))
  readBin(file, "double", file.info(file)$size / 8)
}
task <- args[2]; repeats <- as.integer(args[3])
if (task == "fisher") {
  table <- matrix(read("table"), 4, byrow = TRUE)
} else {
  time <- read("time"); event <- read("event"); cause <- read("cause"); group <- read("group")
  columns <- if (task == "cox") 10 else if (task == "fine-gray") 3 else 0
  if (columns > 0) x <- sapply(seq_len(columns), function(j) read(paste0("x", j)))
}
run <- switch(task,
  "kaplan-meier" = function() { f <- survfit(Surv(time, event) ~ 1, conf.type = "log-log")
    k <- round(length(f$time) / 2); c(f$surv[k], f$lower[k], f$upper[k]) },
  "log-rank" = function() survdiff(Surv(time, event) ~ group)$chisq,
  "incidence" = function() { f <- cuminc(time, cause, group); as.vector(f$Tests[, 1]) },
  "cox" = function() { f <- coxph(Surv(time, event) ~ x); c(coef(f), sqrt(diag(vcov(f)))) },
  "fine-gray" = function() { f <- crr(time, cause, x); c(f$coef, sqrt(diag(f$var))) },
  "fisher" = function() fisher.test(table, workspace = 2e8)$p.value)
seconds <- numeric(0)
for (i in seq_len(repeats)) {
  gc(); seconds[i] <- system.time(value <- run())[["elapsed"]]
  if (seconds[i] > 30) break
}
peak <- sum(gc()[, 6])
cat(sprintf("{\"seconds\":%.6f,\"megabytes\":%.0f,\"value\":[%s]}\n", median(seconds), peak,
            paste(sprintf("%.17g", value), collapse = ",")))

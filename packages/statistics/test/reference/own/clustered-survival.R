# Kaplan-Meier with the infinitesimal jackknife by cluster: R survival, survfit(..., cluster).
# Rscript clustered-survival.R > clustered-survival.json
suppressMessages(library(survival))
set.seed(7)
n <- 60
id <- sort(sample(1:35, n, replace = TRUE))
time <- round(rexp(n, 0.08), 1) + 0.1
event <- rbinom(n, 1, 0.6)
times <- c(2, 5, 12, 20)
s <- summary(survfit(Surv(time, event) ~ 1, cluster = id, conf.type = "log-log"), times = times)
list_of <- function(x) paste0("[", paste(format(x, digits = 17, trim = TRUE), collapse = ", "), "]")
cat("{\n", paste0('  "', c("time", "event", "id", "times", "survival", "standardError", "lower", "upper"), '": ',
  sapply(list(time, event, id, times, s$surv, s$std.err, s$lower, s$upper), list_of), collapse = ",\n"), "\n}\n", sep = "")

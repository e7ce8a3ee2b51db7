# Pooled log hazard ratios and proportions by metafor.
# Run in this folder: Rscript pooling.R
suppressMessages(library(metafor)); source("json.R")
y <- c(-0.35, 0.10, -0.62, -0.20, 0.25, -0.48); se <- c(0.21, 0.18, 0.30, 0.12, 0.25, 0.16)
x <- c(12, 30, 0, 8, 21); n <- c(40, 55, 12, 31, 60)
part <- function(method, test = "z", data = list(y, se^2)) {
  f <- rma(data[[1]], data[[2]], method = method, test = test, control = list(threshold = 1e-12, tol = 1e-12, maxiter = 1000))
  # Higgins, Thompson and Spiegelhalter (2009): t with k - 2 degrees of freedom.
  half <- qt(0.975, f$k - 2) * sqrt(f$tau2 + f$se^2)
  list(estimate = c(f$beta), se = f$se, lower = f$ci.lb, upper = f$ci.ub, p = f$pval, tau2 = f$tau2, Q = f$QE, QP = f$QEp,
       I2 = f$I2 / 100, predictionLower = c(f$beta) - half, predictionUpper = c(f$beta) + half)
}
p <- escalc(measure = "PLO", xi = x, ni = n, add = 0.5, to = "only0")
save_json(list(packages = version("metafor"), call = "rma(yi, vi, method, test)", y = y, se = se, events = x, n = n,
  fixed = part("FE"), reml = part("REML"), pm = part("PM"), dl = part("DL"), remlKnapp = part("REML", "knha"), pmKnapp = part("PM", "knha"),
  logit = list(y = c(p$yi), se = sqrt(c(p$vi))), proportions = part("REML", "z", list(p$yi, p$vi))
), "pooling.json")

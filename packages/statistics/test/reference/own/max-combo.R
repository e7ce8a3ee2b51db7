# Max-combo of four Fleming-Harrington statistics; the joint normal by mvtnorm.
# Run in this folder: Rscript max-combo.R
suppressMessages({library(survival); library(mvtnorm)}); source("json.R")
d <- veteran; weights <- list(c(0, 0), c(0, 1), c(1, 0), c(1, 1))
times <- sort(unique(d$time[d$status == 1])); s <- 1; u <- numeric(4); v <- matrix(0, 4, 4)
for (t in times) {
  n <- sum(d$time >= t); n1 <- sum(d$time >= t & d$trt == 1)
  e <- sum(d$time == t & d$status == 1); e1 <- sum(d$time == t & d$status == 1 & d$trt == 1)
  w <- sapply(weights, function(k) s^k[1] * (1 - s)^k[2])
  u <- u + w * (e1 - e * n1 / n)
  if (n > 1) v <- v + outer(w, w) * e * (n1 / n) * (1 - n1 / n) * (n - e) / (n - 1)
  s <- s * (1 - e / n)
}
z <- u / sqrt(diag(v)); set.seed(1); m <- max(abs(z))
p <- 1 - c(pmvnorm(rep(-m, 4), rep(m, 4), corr = cov2cor(v), algorithm = GenzBretz(maxpts = 2e6, abseps = 1e-8)))
save_json(list(packages = c(version("survival"), version("mvtnorm")), call = "pmvnorm", z = z, statistic = m, p = p,
  time = d$time, event = d$status, group = d$trt), "max-combo.json")

# Cox with offset, weights with strata, exact ties with strata, and unclustered robust variance.
# Run in this folder: Rscript cox-options.R
suppressMessages(library(survival)); source("json.R")
d <- na.omit(lung[, c("time", "status", "age", "sex", "ph.ecog", "inst")]); d$event <- d$status - 1
d$w <- 1 + (seq_len(nrow(d)) %% 3) / 4
control <- coxph.control(eps = 1e-14, iter.max = 60)
part <- function(f) list(coef = unname(coef(f)), se = unname(sqrt(diag(vcov(f)))), loglik = f$loglik)
save_json(list(packages = version("survival"),
  call = "coxph(Surv(time, event) ~ age + sex, ...)",
  data = list(time = d$time, event = d$event, age = d$age, sex = d$sex, ecog = d$ph.ecog, weight = d$w),
  offset = part(coxph(Surv(time, event) ~ age + sex + offset(0.3 * ph.ecog), d, control = control)),
  weightedStrata = part(coxph(Surv(time, event) ~ age + sex + strata(ph.ecog), d, weights = w, robust = FALSE, control = control)),
  exactStrata = part(coxph(Surv(time, event) ~ age + sex + strata(ph.ecog), d, ties = "exact", control = control)),
  robust = part(coxph(Surv(time, event) ~ age + sex, d, robust = TRUE, control = control)),
  robustWeighted = part(coxph(Surv(time, event) ~ age + sex, d, weights = w, robust = TRUE, ties = "breslow", control = control))
), "cox-options.json")

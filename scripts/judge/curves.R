# Holds Kaplan-Meier and the cumulative incidence against R's survfit, on data that ship with R's
# survival package.
#     Rscript scripts/judge/curves.R POLKU-LAB FOLDER
suppressMessages(library(survival))
arguments <- commandArgs(trailingOnly = TRUE)
lab <- arguments[1]
folder <- arguments[2]

read_rows <- function(kind, data) {
  file <- file.path(folder, paste0(kind, ".csv"))
  write.table(data, file, sep = ",", row.names = FALSE, quote = FALSE)
  text <- system2(lab, c("stats", kind, file), stdout = TRUE)
  rows <- text[grepl("^  \\{", text)]
  pick <- function(name) {
    value <- sub(paste0(".*\"", name, "\": ([^,}]*).*"), "\\1", rows)
    suppressWarnings(as.numeric(value))
  }
  list(time = pick("time"), at_risk = pick("at_risk"), events = pick("events"),
       estimate = pick("estimate"), variance = pick("variance"),
       cause = if (kind == "cif") pick("cause") else NULL)
}

worst <- 0
compare <- function(what, ours, theirs) {
  if (length(ours) != length(theirs)) stop(what, ": ", length(ours), " rows against ", length(theirs))
  both <- is.finite(theirs) & is.finite(ours)
  difference <- if (any(both)) max(abs(ours[both] - theirs[both])) else 0
  worst <<- max(worst, difference)
  cat(sprintf("%-44s %6d rows, largest difference %.2e\n", what, sum(both), difference))
  if (difference > 1e-9) stop(what, " differs from R")
}

for (name in c("lung", "veteran")) {
  data <- if (name == "lung") {
    data.frame(time = lung$time, status = lung$status - 1)
  } else {
    data.frame(time = veteran$time, status = veteran$status)
  }
  fit <- survfit(Surv(time, status) ~ 1, data = data)
  keep <- fit$n.event > 0
  ours <- read_rows("km", data)
  compare(paste("Kaplan-Meier,", name), ours$estimate, fit$surv[keep])
  compare(paste("Kaplan-Meier variance,", name), ours$variance, (fit$surv * fit$std.err)[keep]^2)
}

for (name in c("mgus2", "pbc")) {
  data <- if (name == "mgus2") {
    with(mgus2, data.frame(time = ifelse(pstat == 1, ptime, futime),
                           status = ifelse(pstat == 1, 1, 2 * death)))
  } else {
    data.frame(time = pbc$time, status = pbc$status)
  }
  fit <- survfit(Surv(time, factor(status)) ~ 1, data = data)
  keep <- rowSums(fit$n.event) > 0
  ours <- read_rows("cif", data)
  for (cause in 1:2) {
    own <- ours$cause == cause
    compare(paste0("cumulative incidence, ", name, ", cause ", cause),
            ours$estimate[own], fit$pstate[keep, cause + 1])
    compare(paste0("variance, ", name, ", cause ", cause),
            ours$variance[own], fit$std.err[keep, cause + 1]^2)
  }
}
cat(sprintf("all agree with R within %.0e\n", 1e-9))

# Expected numbers for StatisticsAgainstRTest, made once:
#
#     Rscript src/test/r/statistics.R > src/test/resources/statistics/r.json
#
# R 4.2.2 with lmtest 0.9.40 and car; run from the repository's root.
suppressMessages({library(jsonlite); library(lmtest); library(car)})

coefficients <- function(fit, level) {
  table <- coef(summary(fit))
  intervals <- confint(fit, level = level)
  names <- names(coef(fit))
  lapply(names, function(name) {
    if (is.na(coef(fit)[[name]])) return(list(name = name, aliased = TRUE))
    row <- table[name, ]
    list(name = if (name == "(Intercept)") "(intercept)" else name,
      estimate = row[[1]], standardError = row[[2]], t = row[[3]], p = row[[4]],
      low = intervals[name, 1], high = intervals[name, 2])
  })
}

target <- function(fit, scaled, level, rows) {
  s <- summary(fit)
  f <- s$fstatistic
  # bptest's statistic is in proportion to the weights' unit: Pente's is that of weights of mean 1.
  test <- bptest(scaled)
  first <- fit$model[seq_len(rows), , drop = FALSE]
  interval <- function(kind) {
    # A weighted prediction interval is that of a row of weight 1, as R says with a warning.
    suppressWarnings(unname(predict(fit, first, interval = kind, level = level)[, 2:3]))
  }
  list(coefficients = coefficients(fit, level),
    residualStandardError = s$sigma, r2 = s$r.squared, adjustedR2 = s$adj.r.squared,
    f = f[[1]], fP = pf(f[[1]], f[[2]], f[[3]], lower.tail = FALSE),
    logLikelihood = as.numeric(logLik(fit)), aic = AIC(fit), bic = BIC(fit),
    breuschPagan = test$statistic[[1]], breuschPaganP = test$p.value[[1]],
    confidence = interval("confidence"), prediction = interval("prediction"),
    residuals = unname(residuals(fit)[seq_len(rows)]),
    leverage = unname(hatvalues(fit)[seq_len(rows)]),
    cooks = unname(cooks.distance(fit)[seq_len(rows)]))
}

case <- function(name, file, targets, features, weights = NULL, intercept = TRUE,
                 level = 0.95, rows = 6, vif = TRUE) {
  data <- read.csv(file)
  right <- paste(paste(features, collapse = " + "), if (intercept) "" else "- 1")
  omega <- if (is.null(weights)) rep(1, nrow(data)) else data[[weights]]
  environment <- environment()
  one <- omega / mean(omega)
  fitted <- function(y, scaled) {
    f <- as.formula(paste(y, "~", right), env = environment)
    if (is.null(weights)) lm(f, data)
    else if (scaled) lm(f, data, weights = one)
    else lm(f, data, weights = omega)
  }
  fits <- lapply(targets, fitted, scaled = FALSE)
  whole <- as.formula(paste("cbind(", paste(targets, collapse = ","), ") ~", right), env = environment)
  many <- lm(whole, data, weights = omega)
  result <- list(name = name, file = file, targets = targets, features = features,
    weights = weights, intercept = intercept, level = level,
    degreesOfFreedom = fits[[1]]$df.residual, rank = fits[[1]]$rank,
    of = setNames(lapply(targets, function(y) {
      target(fitted(y, FALSE), fitted(y, TRUE), level, rows)
    }), targets))
  if (length(targets) > 1) {
    result$residualCovariance <- unname(crossprod(sqrt(omega) * residuals(many)) / many$df.residual)
  }
  if (vif) result$vif <- as.list(suppressWarnings(vif(fits[[1]])))
  result
}

diabetes <- c("age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6")
cases <- list(
  case("longley", "data/longley.csv", "y", paste0("x", 1:6)),
  case("norris", "data/norris.csv", "y", "x", level = 0.99, vif = FALSE),
  case("diabetes", "data/diabetes.csv", "target", diabetes),
  case("diabetes, weighted", "data/diabetes.csv", "target", setdiff(diabetes, "bmi"), weights = "bmi"),
  case("diabetes, no intercept", "data/diabetes.csv", "target", diabetes, intercept = FALSE),
  case("linnerud", "data/linnerud.csv", c("Weight", "Waist", "Pulse"), c("Chins", "Situps", "Jumps")),
  case("linnerud, no intercept", "data/linnerud.csv", c("Weight", "Waist", "Pulse"),
    c("Chins", "Situps", "Jumps"), intercept = FALSE, level = 0.9),
  case("enb, rank-deficient", "data/enb.csv", c("Y1", "Y2"),
    c("Relative_compactness", "X1", "X3", "X4", "X5", "X6", "X7", "X8"), vif = FALSE))
cat(toJSON(cases, digits = I(17), auto_unbox = TRUE, null = "null", na = "null"), "\n")

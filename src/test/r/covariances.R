# Expected numbers of CovariancesTest, LinearHypothesisTest and RolesTest, by R's sandwich, lmtest and
# car (Debian's packages, R 4.2.2). From the repository:  Rscript src/test/r/covariances.R
# It writes data and numbers to src/test/resources/covariances; the seed makes them the same each time.
suppressPackageStartupMessages({library(sandwich); library(lmtest); library(car)})
set.seed(13)
folder <- "src/test/resources/covariances"
n <- 60
x1 <- round(rnorm(n), 3)
x2 <- 1e6 + round(64 * (5 * rnorm(n) + x1)) / 64   # far from zero, exact in binary
x3 <- round(runif(n, -2, 2), 4)
firm <- sample(c("Ann Lee", "Ångström & Co", "Ann  Lee", "北京", "north-west", "7", "x y z"), n, TRUE)
year <- sample(2001:2005, n, TRUE)
w <- round(runif(n, 0.2, 3), 2)
f <- sample(0:4, n, TRUE)
o <- round(rnorm(n, 2), 3)
e <- as.numeric(stats::filter(rnorm(n), 0.6, "recursive")) * (1 + abs(x1))
y1 <- round(3 + 2 * x1 - 0.5 * (x2 - 1e6) + 0.1 * x3 + e, 4)
y2 <- round(1e4 - x1 + 0.2 * (x2 - 1e6) + 0.7 * x3 + rnorm(n) + 0.3 * e, 4)
d <- data.frame(x1, x2, x3, y1, y2, firm, year, w, f, o)
write.csv(d, file.path(folder, "rows.csv"), row.names = FALSE, quote = FALSE, fileEncoding = "UTF-8")
out <- file(file.path(folder, "expected.csv"), "w")
say <- function(...) writeLines(paste(..., sep = ";"), out)
digits <- function(v) sprintf("%.17g", v)

# intercept, x1, x2, x3; x2 is centred for R, whose QR would lose digits of the intercept: the
# coefficients are mapped back exactly as far as doubles go.
shift <- 1e6
T <- diag(4); T[1, 3] <- -shift            # b = b_c - shift * b_x2
back <- function(V) T %*% V %*% t(T)
matrixOut <- function(case, target, V) {
  V <- back(V)
  names <- c("(intercept)", "x1", "x2", "x3")
  for (i in 1:4) for (j in 1:4) say(case, target, names[i], names[j], digits(V[i, j]))
}
fit <- function(target, ...) lm(as.formula(paste(target, "~ x1 + I(x2 - 1e6) + x3")), data = d, ...)
repeated <- d[rep(seq_len(n), d$f), ]
for (target in c("y1", "y2")) {
  m <- fit(target)
  a <- lm(as.formula(paste(target, "~ x1 + I(x2 - 1e6) + x3")), data = d, weights = w)
  r <- lm(as.formula(paste(target, "~ x1 + I(x2 - 1e6) + x3")), data = repeated)
  matrixOut("iid", target, vcov(m))
  for (each in list(list("", m), list("analytic ", a), list("frequency ", r))) {
    for (type in c("HC0", "HC1", "HC2", "HC3"))
      matrixOut(paste0(each[[1]], tolower(type)), target, vcovHC(each[[2]], type = type))
    matrixOut(paste0(each[[1]], "cluster firm"), target,
              vcovCL(each[[2]], cluster = ~firm, type = "HC1", cadjust = TRUE))
    matrixOut(paste0(each[[1]], "cluster year"), target,
              vcovCL(each[[2]], cluster = ~year, type = "HC1", cadjust = TRUE))
    matrixOut(paste0(each[[1]], "cluster firm year"), target,
              vcovCL(each[[2]], cluster = ~ firm + year, type = "HC1", cadjust = TRUE))
    for (lags in c(0, 1, 3, 7))
      matrixOut(paste0(each[[1]], "hac ", lags), target,
                NeweyWest(each[[2]], lag = lags, prewhite = FALSE, adjust = FALSE))
  }
  matrixOut("analytic iid", target, vcov(a))
  matrixOut("frequency iid", target, vcov(r))

  # Linear hypotheses, and nested models.
  names(m$coefficients)[3] <- "x2"
  test <- function(case, hypothesis, V) {
    dimnames(V) <- NULL
    h <- linearHypothesis(m, hypothesis, vcov. = V, test = "F")
    say(case, target, "F", "", digits(h$F[2]))
    say(case, target, "p", "", digits(h$`Pr(>F)`[2]))
    say(case, target, "df", h$Df[2], h$Res.Df[2])
  }
  test("test x1 = x3 iid", "x1 = x3", vcov(fit(target)))
  test("test x1 = x3, x2 = 0 hc1", c("x1 = x3", "x2 = 0"), vcovHC(fit(target), type = "HC1"))
  test("test 2 x1 + x3 = 1 hc3", "2*x1 + x3 = 1", vcovHC(fit(target), type = "HC3"))
  small <- lm(as.formula(paste(target, "~ x1")), data = d)
  nested <- anova(small, fit(target))
  say("nested", target, "F", "", digits(nested$F[2]))
  say("nested", target, "p", "", digits(nested$`Pr(>F)`[2]))

  # An offset.
  off <- lm(as.formula(paste(target, "~ x1 + x3 + offset(o)")), data = d)
  for (name in names(coef(off))) say("offset", target, name, "", digits(coef(off)[name]))
  # R 4.2.2 counts the offset among what the columns explain (fitted.values with it, residuals
  # without); since then, and here, R squared is of what the offset leaves.
  left <- lm(as.formula(paste0("I(", target, " - o) ~ x1 + x3")), data = d)
  say("offset", target, "r2", "", digits(summary(left)$r.squared))
  say("offset", target, "sigma", "", digits(summary(off)$sigma))
  prediction <- predict(off, d[1:3, ])
  for (i in 1:3) say("offset", target, "prediction", i, digits(prediction[i]))
}
close(out)

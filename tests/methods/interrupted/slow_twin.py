"""The default method written out with whole matrices and four hundred values of rho: slow, and plain."""

import numpy as np
from scipy.optimize import brentq
from scipy.special import stdtr, stdtrit

EDGE = 0.999
STEPS = 401


class Posterior:
    """Of one series: what each rho says, worked out with its own correlation matrix."""

    def __init__(self, matrix, outcome, time):
        self.df = matrix.shape[0] - matrix.shape[1]
        corner = np.arcsin(EDGE)
        angles = np.linspace(-corner, corner, STEPS)
        self.rhos = np.append(np.sin(angles), EDGE)
        width = np.cos(angles) * (angles[1] - angles[0]) / 3
        width[1:-1:2] *= 4  # Simpson's rule
        width[2:-1:2] *= 2
        self.width = np.append(width, 0)
        lags = np.abs(time[:, None] - time[None])
        facts = [self._given(rho, matrix, outcome, lags) for rho in self.rhos]
        columns = [np.array(each) for each in zip(*facts, strict=True)]
        log_likelihood, self.variance, self.centres, self.information, self.drift = columns[:5]
        self.unscaled, self.change = columns[5:]
        self.likelihood = np.exp(log_likelihood - log_likelihood.max())
        reference = self.likelihood * np.sqrt(self.information) * self.width
        self.reference = reference / reference.sum()
        self.rho = float(self.reference @ self.rhos)

    def _given(self, rho, matrix, outcome, lags):
        correlation = np.where(lags == 0, 1.0, float(rho) ** lags)
        change = np.where(lags == 0, 0.0, lags * float(rho) ** np.maximum(lags - 1, 0))
        inverse = np.linalg.inv(correlation)
        unscaled = np.linalg.inv(matrix.T @ inverse @ matrix)
        coefficients = unscaled @ matrix.T @ inverse @ outcome
        left = outcome - matrix @ coefficients
        total = left @ inverse @ left
        determinants = -np.linalg.slogdet(correlation)[1] + np.linalg.slogdet(unscaled)[1]
        log_likelihood = (determinants - self.df * np.log(total)) / 2
        turned = inverse @ matrix @ unscaled
        weight = change @ (inverse - turned @ matrix.T @ inverse)
        information = (np.trace(weight @ weight) - np.trace(weight) ** 2 / self.df) / 2
        drift = np.trace(weight) / self.df
        return (
            log_likelihood,
            total / self.df,
            coefficients,
            information,
            drift,
            unscaled,
            turned.T @ change @ turned,
        )

    def answer(self, row, confidence=0.95):
        """Estimate, lower, upper and p of row @ coefficients."""
        centre = self.centres @ row
        unscaled = np.einsum("k,gkl,l->g", row, self.unscaled, row)
        spread = np.sqrt(self.variance * unscaled)
        change = np.einsum("k,gkl,l->g", row, self.change, row) / unscaled - self.drift
        prior = np.sqrt(self.information / (change**2 / self.information + 0.01))
        prior /= prior[STEPS // 2]
        if row[0]:
            prior = (prior + 6 / self.df / np.sqrt(1 - self.rhos)) * self.width
        else:
            prior = prior * self.width
            prior[-1] = (11 / self.df) ** 2
        mass = self.likelihood * prior
        mass /= mass.sum()

        def below(value):
            return float((mass * stdtr(self.df, (value - centre) / spread)).sum())

        def quantile(share):
            far = spread.max() * stdtrit(self.df, 0.9999)
            return brentq(
                lambda value: below(value) - share, centre.min() - far, centre.max() + far, xtol=1e-13
            )

        share = (1 - confidence) / 2
        p = 2 * min(below(0), 1 - below(0))
        return self.reference @ centre, quantile(share), quantile(1 - share), p

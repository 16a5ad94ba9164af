// What is computed from the samples of the rounds. Pure.

/** The middle of the numbers; of an even count, the mean of the two in the middle. NaN of none. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(half)] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The smallest sample that at least `percent` of the samples do not exceed (nearest rank). NaN of none. */
export function percentile(samples, percent) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * One side's rounds and the other's, round by round.
 * @param {{ours: Round[], bare: Round[]}} rounds each { requests, seconds, latencies (ms), processor (ms) }; the n-th of both ran side by side
 * @returns requests a second (median of rounds), p50 and p99 over all requests, processor time a request (ms), and the ratio ours/bare with its spread:
 *   the median of the pairs' own ratios, so that a busy moment of the machine touches one pair alone
 */
export function compared({ ours, bare }) {
  const rate = ({ requests, seconds }) => requests / seconds;
  const side = (rounds) => {
    const latencies = rounds.flatMap((round) => round.latencies);
    return {
      perSecond: median(rounds.map(rate)),
      p50: percentile(latencies, 50),
      p99: percentile(latencies, 99),
      processor: median(rounds.map(({ processor, requests }) => processor / requests)),
    };
  };
  const ratios = ours.map((round, i) => rate(round) / rate(bare[i]));
  return {
    ours: side(ours),
    bare: side(bare),
    ratio: median(ratios),
    least: Math.min(...ratios),
    most: Math.max(...ratios),
  };
}

/** The targets that were missed, in words; [] when all were reached. */
export function missed(results) {
  return results.flatMap(({ name, ratio, target, statements, mostStatements }) => [
    ...(ratio >= target ? [] : [`${name}: ${ratio.toFixed(3)} × bare, at least ${target} × is wanted`]),
    ...(mostStatements === undefined || statements <= mostStatements
      ? []
      : [`${name}: ${statements} SQL statements, at most ${mostStatements} are wanted`]),
  ]);
}

import type { LedgerEntry, StockItem } from '../api/permit-types';

/** Balances of one storehouse and substance after each of the known entries, oldest first. */
export function balancesOf(entries: readonly LedgerEntry[] | undefined, item: StockItem): bigint[] {
  return (entries ?? [])
    .filter((one) => one.substance === item.substance && one.site.id === item.site.id)
    .map((one) => BigInt(one.balance.amount))
    .reverse();
}

/** A line without figures: the figure stands beside it. Nothing is drawn before there is a course to show. */
export function Course({ balances }: { balances: readonly bigint[] }) {
  if (balances.length < 2) return null;
  const most = balances.reduce((a, b) => (b > a ? b : a), 1n);
  const points = balances.map((balance, i) => {
    const x = (i / (balances.length - 1)) * 96 + 2;
    const y = 26 - Number((balance * 2200n) / most) / 100;
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg className="course" viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden>
      <polyline points={points.join(' ')} />
    </svg>
  );
}

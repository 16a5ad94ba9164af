import { Button } from 'antd';
import { useEntries, useStock } from '../api/queries';
import { Course, balancesOf } from '../parts/course';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { saveCsv } from '../parts/save-csv';
import { showQuantity } from '../parts/quantity-words';
import { useWords } from '../words';
import '../styles/company.css';
import { WideTable } from '../parts/wide-table';

/** Stock per storehouse and the ledger behind it (条例 19, 办法 11). */
export function Page() {
  const { t, lang, name, say } = useWords();
  const stock = useStock();
  const entries = useEntries();
  const save = () =>
    saveCsv('ledger.csv', [
      [
        t('stock.on'),
        t('stock.kind'),
        t('list.substance'),
        t('stock.site'),
        t('list.quantity'),
        t('stock.balance'),
        'unit',
      ],
      ...(entries.items ?? []).map((one) => [
        one.on,
        say(one.kindName),
        name(one),
        one.site.name,
        one.quantity.amount,
        one.balance.amount,
        one.quantity.unit,
      ]),
    ]);
  return (
    <div className="page narrow stack loose">
      <div className="page-head">
        <h1>{t('stock.title')}</h1>
      </div>
      <section className="card">
        <header>
          <h2>{t('stock.now')}</h2>
        </header>
        <ProblemNotice error={stock.error} onRetry={() => void stock.refetch()} />
        {stock.isPending && <Bones />}
        {stock.data?.length === 0 && <Empty title={t('home.noStock')} todo={t('stock.noEntriesTodo')} />}
        {stock.data && stock.data.length > 0 && (
          <ul className="stock-strip">
            {stock.data.map((item) => (
              <li key={item.substance + item.site.id} data-testid={`stock-${item.substance}`}>
                {name(item)}
                <strong>{showQuantity(item.quantity, lang)}</strong>
                <span className="quiet small">{item.site.name}</span>
                <Course balances={balancesOf(entries.items, item)} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="card">
        <header>
          <h2>{t('stock.entries')}</h2>
          <Button onClick={save} disabled={!entries.items?.length}>
            {t('act.export')}
          </Button>
        </header>
        <ProblemNotice error={entries.error} onRetry={() => void entries.refetch()} />
        {entries.isPending && <Bones lines={5} />}
        {entries.items?.length === 0 && <Empty title={t('stock.noEntries')} todo={t('stock.noEntriesTodo')} />}
        {entries.items && entries.items.length > 0 && (
          <WideTable label={t('stock.entries')}>
            <table className="lines">
              <thead>
                <tr>
                  <th>{t('stock.on')}</th>
                  <th>{t('list.substance')}</th>
                  <th>{t('stock.kind')}</th>
                  <th className="num">{t('list.quantity')}</th>
                  <th className="num">{t('stock.balance')}</th>
                  <th>{t('stock.site')}</th>
                </tr>
              </thead>
              <tbody>
                {entries.items.map((one) => {
                  const into = !one.quantity.amount.startsWith('-');
                  return (
                    <tr key={one.id}>
                      <td className="nowrap">{one.on}</td>
                      <td className="nowrap">{name(one)}</td>
                      <td className="nowrap">{say(one.kindName)}</td>
                      <td className="num">
                        {into ? '+' : ''}
                        {showQuantity(one.quantity, lang)}
                      </td>
                      <td className="num">{showQuantity(one.balance, lang)}</td>
                      <td className="nowrap">{one.site.name}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </WideTable>
        )}
        {entries.hasNextPage && <Button onClick={() => void entries.fetchNextPage()}>{t('act.more')}</Button>}
      </section>
    </div>
  );
}

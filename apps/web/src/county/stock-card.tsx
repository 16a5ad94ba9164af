import { Bones, ProblemNotice } from '../parts/notice';
import { showQuantity } from '../parts/quantity-words';
import { useWords } from '../words';
import { useStockOf } from './use-county-file';

/** What the books say that each storehouse holds. */
export function StockCard({ id }: { id: string }) {
  const { t, name, lang } = useWords();
  const stock = useStockOf(id);
  const held = stock.data?.filter(({ quantity }) => quantity.amount !== '0') ?? [];
  return (
    <section className="card" data-testid="county-stock">
      <header>
        <h2>{t('cf.stock')}</h2>
      </header>
      <ProblemNotice error={stock.error} onRetry={() => void stock.refetch()} />
      {stock.isPending && <Bones />}
      {stock.data && held.length === 0 && <p className="quiet">{t('cf.noStock')}</p>}
      {held.length > 0 && (
        <table className="lines">
          <thead>
            <tr>
              <th>{t('cf.substance')}</th>
              <th>{t('cf.site')}</th>
              <th className="num">{t('cf.quantity')}</th>
            </tr>
          </thead>
          <tbody>
            {held.map((row) => (
              <tr key={`${row.site.id} ${row.substance} ${row.quantity.unit}`}>
                <td>{name(row)}</td>
                <td>{row.site.name}</td>
                <td className="num nowrap">{showQuantity(row.quantity, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

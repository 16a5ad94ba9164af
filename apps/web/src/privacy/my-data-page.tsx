import { useWords } from '../words';
import { DeletionCard } from './deletion-card';
import { ExportCard } from './export-card';
import { OwnAccessCard } from './own-access-card';
import '../styles/privacy.css';

/** 我的数据: who has looked, what is kept and until when, and the two rights to act on it. */
export function Page() {
  const { t } = useWords();
  return (
    <div className="page narrow stack loose">
      <div className="page-head">
        <div className="lead">
          <h1>{t('mine.title')}</h1>
          <p>{t('mine.line')}</p>
        </div>
      </div>
      <OwnAccessCard />
      <ExportCard />
      <DeletionCard />
    </div>
  );
}

import {
  ApartmentOutlined,
  AuditOutlined,
  BookOutlined,
  BellOutlined,
  CalendarOutlined,
  CarOutlined,
  ClusterOutlined,
  CheckSquareOutlined,
  DatabaseOutlined,
  EllipsisOutlined,
  FileDoneOutlined,
  FormOutlined,
  HomeOutlined,
  ImportOutlined,
  InboxOutlined,
  KeyOutlined,
  ProfileOutlined,
  QrcodeOutlined,
  QuestionCircleOutlined,
  SafetyCertificateOutlined,
  ScanOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import type { Me } from '../api/types';
import { useWords } from '../words';
import { dutiesOf, type Duty, type IconName } from './duties';

const icons: Record<IconName, React.ComponentType> = {
  home: HomeOutlined,
  apply: FormOutlined,
  ask: QuestionCircleOutlined,
  list: ProfileOutlined,
  permit: SafetyCertificateOutlined,
  truck: CarOutlined,
  receive: InboxOutlined,
  stock: DatabaseOutlined,
  scan: ScanOutlined,
  bell: BellOutlined,
  desk: FileDoneOutlined,
  journal: AuditOutlined,
  law: BookOutlined,
  import: ImportOutlined,
  city: ClusterOutlined,
  key: KeyOutlined,
  code: QrcodeOutlined,
  organ: ApartmentOutlined,
  people: TeamOutlined,
  confirm: CheckSquareOutlined,
  calendar: CalendarOutlined,
};

/** How many places the bottom bar of a phone has; what is left over opens from 'more'. */
const PLACES = 5;

/** Left on a PC, at the bottom on a phone. */
export function Rail({ me }: { me: Me }) {
  const { t } = useWords();
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const duties = dutiesOf(me);
  const first = duties.length > PLACES ? PLACES - 1 : PLACES;
  const open = openAt === pathname;
  return (
    <>
      {open && (
        <div className="more-sheet">
          {duties.slice(first).map((duty) => (
            <Item key={duty.path} duty={duty} />
          ))}
        </div>
      )}
      <nav className="nav" aria-label={t('nav.main')}>
        {duties.map((duty, i) => (
          <Item key={duty.path} duty={duty} later={i >= first} />
        ))}
        {duties.length > PLACES && (
          <button
            type="button"
            className="more"
            aria-expanded={open}
            onClick={() => setOpenAt(open ? null : pathname)}
            data-testid="nav-more"
          >
            <EllipsisOutlined />
            {t('nav.more')}
          </button>
        )}
        <div className="foot">
          <span>{t('foot.law')}</span>
          <span className="row">
            <Link to="/privacy">{t('foot.privacy')}</Link>
            <a href="/api/docs">{t('foot.api')}</a>
          </span>
        </div>
      </nav>
    </>
  );
}

function Item({ duty, later }: { duty: Duty; later?: boolean }) {
  const { t } = useWords();
  const Icon = icons[duty.icon];
  return (
    <NavLink
      to={duty.path}
      end={duty.path === '/apply'}
      className={({ isActive }) => [isActive && 'active', later && 'later'].filter(Boolean).join(' ')}
      data-testid={`nav-${duty.path.slice(1)}`}
    >
      <Icon />
      <span>{t(duty.word)}</span>
    </NavLink>
  );
}

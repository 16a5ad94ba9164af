import { Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useMe } from '../api/queries';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { FirstPassword, type Opened } from './first-password';
import { MandateTag } from './mandate-note';
import { OfficeList } from './office-list';
import { OpenForm } from './open-form';
import { PeopleFilters } from './people-filters';
import { useAfresh, usePeople, type PeopleFilter } from './people-queries';
import { stateTones, type Person } from './people-types';
import '../styles/apply.css';
import '../styles/filing.css';
import '../styles/keys.css';
import '../styles/people.css';

/** 人员: the people of the area for its administrators, the enterprise's own for the enterprise's. */
export function Page() {
  const { t } = useWords();
  const me = useMe().data;
  const [query, setQuery] = useSearchParams();
  const [making, setMaking] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const afresh = useAfresh();
  const filter = Object.fromEntries([...query].filter(([, value]) => value !== '')) as PeopleFilter;
  const list = usePeople(filter);
  const staff = Boolean(me?.enterprise);
  const mayOpen = staff || me?.roles.includes('sysadmin');
  return (
    <div className="page stack">
      <div className="page-head">
        <div className="lead">
          <h1>{t(staff ? 'people.staffTitle' : 'people.title')}</h1>
          <p>{t(staff ? 'people.staffLine' : 'people.line')}</p>
        </div>
        {mayOpen && !making && !opened && (
          <div className="acts">
            <Button type="primary" onClick={() => setMaking(true)} data-testid="open-account">
              {t(staff ? 'people.newStaff' : 'people.new')}
            </Button>
          </div>
        )}
      </div>
      {opened && <FirstPassword opened={opened} close={() => setOpened(null)} />}
      {making && (
        <OpenForm
          of={staff ? 'enterprise' : 'organ'}
          opened={(made) => {
            setMaking(false);
            setOpened(made);
            void afresh();
          }}
          close={() => setMaking(false)}
        />
      )}
      <section className="card">
        <PeopleFilters
          filter={filter}
          staff={staff}
          change={(next) =>
            setQuery(
              Object.entries(next).filter((pair): pair is [string, string] => Boolean(pair[1])),
              { replace: true },
            )
          }
        />
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Bones lines={6} />}
        {list.items?.length === 0 && <Empty title={t('people.none')} todo={t('people.noneTodo')} />}
        <ul className="rows people-rows">
          {list.items?.map((one) => (
            <Row key={one.id} one={one} staff={staff} />
          ))}
        </ul>
        {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{t('act.more')}</Button>}
      </section>
    </div>
  );
}

function Row({ one, staff }: { one: Person; staff: boolean }) {
  const { t } = useWords();
  return (
    <li data-testid="person" data-state={one.state}>
      <div className={staff ? 'person-row staff' : 'person-row'}>
        <span className="who-cell">
          <Link to={`/people/${one.id}`} className="title">
            {one.name}
          </Link>
          <span className="quiet small mono">{one.username}</span>
        </span>
        {!staff && <span className="quiet place-cell">{one.place}</span>}
        <span className="offices-cell">
          <OfficeList roles={one.roles} inForce={one.inForce} />
          <MandateTag until={one.roles.includes('agent') ? one.mandateUntil : null} />
        </span>
        <span className="tags">
          {one.changePending && <Tag tone="due">{t('people.pending')}</Tag>}
          {one.mustChangePassword && one.state === 'active' && <Tag tone="rest">{t('people.neverIn')}</Tag>}
          <Tag tone={stateTones[one.state]}>{t(`people.state.${one.state}`)}</Tag>
        </span>
      </div>
    </li>
  );
}

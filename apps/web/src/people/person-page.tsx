import { App, Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { showMoment } from '../parts/moments';
import { Bones, Notice, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { MandatesCard } from './mandates-card';
import { OfficeChange } from './office-change';
import { OfficeList } from './office-list';
import { OfficesForm } from './offices-form';
import { useAfresh, usePerson } from './people-queries';
import { stateTones, type PersonDetail } from './people-types';
import { PersonActs } from './person-acts';
import '../styles/apply.css';
import '../styles/filing.css';
import '../styles/keys.css';
import '../styles/people.css';

/** One account: whose, which offices, under which mandates, and what this reader may do with it. */
export function Page() {
  const { id = '' } = useParams();
  const person = usePerson(id);
  return (
    <div className="page narrow stack">
      <ProblemNotice error={person.error} onRetry={() => void person.refetch()} />
      {person.isPending && <Bones lines={6} />}
      {person.data && <Shown key={id} person={person.data} />}
    </div>
  );
}

function Shown({ person }: { person: PersonDetail }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const afresh = useAfresh();
  const [changing, setChanging] = useState(false);
  const done = (word: 'person.done' | 'person.proposed') => {
    setChanging(false);
    void message.success(t(word));
    void afresh();
  };
  const mayChange = person.acts.includes('assign') || person.acts.includes('propose');
  return (
    <>
      <div className="page-head">
        <div className="lead">
          <h1>{person.name}</h1>
          <p>
            <span className="mono">{person.username}</span> · {person.place}
          </p>
        </div>
        <Tag tone={stateTones[person.state]}>{t(`people.state.${person.state}`)}</Tag>
        <div className="acts">
          {mayChange && !changing && (
            <Button type="primary" onClick={() => setChanging(true)} data-testid="change-offices">
              {t(person.acts.includes('propose') ? 'person.propose' : 'person.change')}
            </Button>
          )}
          <PersonActs person={person} done={() => done('person.done')} />
        </div>
      </div>
      {person.pending && (
        <Notice tone="due" title={t('person.pending')}>
          <OfficeChange payload={person.pending.payload as never} />
          <p>
            <Link to="/proposals">{t('person.toProposals')}</Link>
          </p>
        </Notice>
      )}
      {changing && (
        <OfficesForm
          person={person}
          done={() => done(person.enterpriseId === null ? 'person.proposed' : 'person.done')}
          close={() => setChanging(false)}
        />
      )}
      <section className="card">
        <header>
          <h2>{t('person.facts')}</h2>
        </header>
        <dl className="facts">
          <dt>{t('people.offices')}</dt>
          <dd data-testid="person-offices">
            <OfficeList roles={person.roles} inForce={person.inForce} />
          </dd>
          <dt>{t('people.place')}</dt>
          <dd>{person.place}</dd>
          <dt>{t('person.passwordAt')}</dt>
          <dd className="row wrap">
            {showMoment(person.passwordSetAt)}
            {person.mustChangePassword && <Tag tone="rest">{t('people.neverIn')}</Tag>}
          </dd>
        </dl>
      </section>
      {person.enterpriseId !== null && (person.roles.includes('agent') || person.mandates.length > 0) && (
        <MandatesCard person={person} done={() => done('person.done')} />
      )}
    </>
  );
}

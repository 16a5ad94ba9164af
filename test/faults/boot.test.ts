import { Controller, Get, Injectable, Post } from '@nestjs/common';
import { WhoMay } from '@yby/platform';
import { createApi, createWorker, readSettings, type Lifecycle, type ModuleDeclaration } from '@yby/platform/wiring';
import { modules } from '../../apps/modules';

@Injectable()
class One {
  async hear(): Promise<void> {}
  async due(): Promise<void> {}
  async tick(): Promise<void> {}
  async confirmed(): Promise<void> {}
}

@Injectable()
class Other extends One {}

@Controller('silent')
class Silent {
  @Get()
  @WhoMay('public')
  says(): string {
    return 'x';
  }
  @Post('x')
  saysNothing(): string {
    return 'x';
  }
}

const none = undefined as never;
const door = {
  name: 'door',
  table: 'trial.door',
  zh: '门',
  states: { open: { zh: '开', en: 'open' }, gone: { zh: '拆', en: 'gone', final: true } },
  acts: {
    build: { zh: '造', en: 'build', from: [null], to: ['open'], who: ['agent'] },
    remove: { zh: '拆', en: 'remove', from: ['open'], to: ['gone'], who: ['agent', 'system'] },
  },
} as const satisfies Lifecycle;
const changed = (change: object, acts: object = {}, states: object = {}): Partial<ModuleDeclaration> => ({
  lifecycles: [
    { ...door, ...change, states: { ...door.states, ...states }, acts: { ...door.acts, ...acts } } as Lifecycle,
  ],
});
const act = (change: object) => ({ zh: '动', en: 'move', from: ['open'], to: ['open'], who: ['agent'], ...change });

/** What a module may declare wrongly, and what the refusal to start says of it. */
const wrong: [what: string, declaration: Partial<ModuleDeclaration>, says: string][] = [
  [
    'a scheduled job without a handler',
    { schedules: [{ name: 'trial.tick', everyMs: 1, handler: none }] },
    'schedule trial.tick has no handler',
  ],
  [
    'a scheduled job with two handlers',
    { schedules: [One, Other].map((handler) => ({ name: 'trial.tick', everyMs: 1, handler })) },
    'schedule trial.tick is declared more than once',
  ],
  [
    'a listener without a handler',
    { listeners: [{ event: 'e', name: 'trial.hear', handler: none }] },
    'listener trial.hear has no handler',
  ],
  [
    'two listeners of one name for one event',
    { listeners: [One, One].map((handler) => ({ event: 'e', name: 'trial.hear', handler })) },
    'listener trial.hear of e is declared more than once',
  ],
  [
    'two listeners of one name for two events',
    { listeners: [One, Other].map((handler, i) => ({ event: `e${i}`, name: 'trial.hear', handler })) },
    'listener trial.hear has more than one handler',
  ],
  [
    'a listener of a name that another module uses',
    { listeners: [{ event: 'permits.refused', name: 'permits.print', handler: One }] },
    'listener permits.print has more than one handler',
  ],
  [
    'a deadline without a handler',
    { deadlines: [{ kind: 'trial.due', handler: none }] },
    'deadline trial.due has no handler',
  ],
  [
    'a deadline that another module answers to',
    { deadlines: [{ kind: 'permits.overdue', handler: One }] },
    'deadline permits.overdue is declared more than once',
  ],
  [
    'a two-person act without a handler',
    { twoPersonActs: [{ kind: 'trial.two', handler: none }] },
    'two-person act trial.two has no handler',
  ],
  [
    'a two-person act with two handlers',
    { twoPersonActs: [One, Other].map((handler) => ({ kind: 'trial.two', handler })) },
    'two-person act trial.two is declared more than once',
  ],
  ['a module of a name that there is', { name: 'permits' }, 'module permits is declared more than once'],
  [
    'a route that does not say who may',
    { controllers: [Silent] },
    'route POST Silent.saysNothing does not say who may',
  ],
  [
    'a second lifecycle for one table',
    changed({ table: 'permits.permit' }),
    'lifecycle of the table permits.permit is declared more than once',
  ],
  ['a second lifecycle of one name', changed({ name: 'permit' }), 'lifecycle permit is declared more than once'],
  [
    'a state that no act reaches',
    changed({}, {}, { lost: { zh: '失', en: 'lost', final: true } }),
    'door: no act leads to the state lost',
  ],
  [
    'a state without an exit',
    changed({}, { jam: act({ to: ['jammed'] }) }, { jammed: { zh: '卡', en: 'jammed' } }),
    'door: the state jammed has no exit and is not final',
  ],
  [
    'a final state with an exit',
    changed({}, { rebuild: act({ from: ['gone'] }) }),
    'door: the final state gone has an exit',
  ],
  ['an act that nobody may do', changed({}, { paint: act({ who: [] }) }), 'door: nobody may paint'],
  ['an act that is never open', changed({}, { paint: act({ from: [] }) }), 'door: paint is never open'],
  ['an act that leads nowhere', changed({}, { paint: act({ to: [] }) }), 'door: paint leads nowhere'],
  [
    'an act on a state that there is not',
    changed({}, { paint: act({ from: ['ajar'] }) }),
    'door: paint names the unknown state ajar',
  ],
];

describe('no process starts with', () => {
  // Nothing listens there: what is wrong is found before anything is connected to.
  const settings = readSettings({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing', NODE_ENV: 'test' });

  test.each(wrong)('%s', async (_, declaration, says) => {
    const all = [...modules, { name: 'trial', ...declaration } as ModuleDeclaration];
    const refusal = async (start: () => Promise<unknown>) =>
      start().then(
        () => 'started',
        ({ message }: Error) => message,
      );
    const [worker, api] = [
      await refusal(() => createWorker(settings, all)),
      await refusal(() => createApi(settings, all)),
    ];
    expect(worker).toContain(says);
    // One thing is wrong, and nothing else is said to be.
    expect(worker.split('\n').slice(1)).toEqual([`  ${says}`]);
    expect(api).toBe(worker);
  });

  test('but the product itself, and a sound module more, are let through to the database', async () => {
    const sound = { name: 'trial', ...changed({}), schedules: [{ name: 'trial.tick', everyMs: 1, handler: One }] };
    await expect(createWorker(settings, [...modules, sound])).rejects.toThrow('ECONNREFUSED');
  });
});

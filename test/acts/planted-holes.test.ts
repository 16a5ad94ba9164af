import { Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { Call, Keyless, platformRefusal, WhoMay, Work, type Actor, type Caller, type IdParams } from '@yby/platform';
import type { ModuleDeclaration } from '@yby/platform/wiring';
import { modules } from '../../apps/modules';
import { City } from '../kit/city';
import { submitted } from '../kit/filing';
import { lineOf, Matrix, nameOf, type Row } from '../kit/matrix';
import { routesOf } from '../kit/routes';

interface Owned {
  readonly enterprise_id: string;
  readonly division: string;
}
type Rule = (owned: Owned, actor: Actor) => boolean;

const ofOwn: Rule = (owned, actor) => actor.enterpriseId === owned.enterprise_id;
const ofCounty: Rule = (owned, actor) => actor.division === owned.division;
const ofCity: Rule = (owned, actor) => actor.division?.slice(0, 4) === owned.division.slice(0, 4);
const ofAnybody: Rule = () => true;

/** One sound route, and beside it one with each kind of hole. */
@Controller('planted')
class Planted {
  constructor(@Inject(Work) private readonly work: Work) {}

  private one({ actor }: Caller, id: string, rule: Rule): Promise<object> {
    return this.work.read(async (sql) => {
      const owned = await sql.maybe<Owned>('SELECT enterprise_id, division FROM permits.application WHERE id = $1', [
        id,
      ]);
      if (!owned || !rule(owned, actor)) throw platformRefusal('not-found');
      return owned;
    });
  }

  @Get('company/:id/sound')
  @WhoMay('agent')
  sound(@Param() { id }: IdParams, @Call() caller: Caller) {
    return this.one(caller, id, ofOwn);
  }

  @Get('company/:id/office')
  @WhoMay('agent', 'driver')
  office(@Param() { id }: IdParams, @Call() caller: Caller) {
    return this.one(caller, id, ofOwn);
  }

  @Get('company/:id/everybody')
  @WhoMay('public')
  everybody(@Param() { id }: IdParams, @Call() caller: Caller) {
    return this.one(caller, id, ofAnybody);
  }

  @Get('company/:id/foreign')
  @WhoMay('agent')
  foreign(@Param() { id }: IdParams, @Call() caller: Caller) {
    return this.one(caller, id, ofAnybody);
  }

  @Post('company/:id/act')
  @Keyless()
  @WhoMay('agent')
  act(@Param() { id }: IdParams, @Call() caller: Caller) {
    return this.one(caller, id, ofAnybody);
  }

  @Get('authority/:id/sound')
  @WhoMay('approver')
  county(@Param() { id }: IdParams, @Call() caller: Caller) {
    return this.one(caller, id, ofCounty);
  }

  @Get('authority/:id/outside')
  @WhoMay('approver')
  outside(@Param() { id }: IdParams, @Call() caller: Caller) {
    return this.one(caller, id, ofCity);
  }

  @Get('authority/:id/far')
  @WhoMay('approver')
  far(@Param() { id }: IdParams, @Call() caller: Caller) {
    return this.one(caller, id, ofAnybody);
  }

  @Get('company/:id/forbidding')
  @WhoMay('agent')
  forbidding(@Param() { id }: IdParams, @Call() caller: Caller) {
    return this.work.read(async (sql) => {
      const owned = await sql.maybe<Owned>('SELECT enterprise_id, division FROM permits.application WHERE id = $1', [
        id,
      ]);
      if (!owned) throw platformRefusal('not-found');
      if (!ofOwn(owned, caller.actor)) throw platformRefusal('not-permitted', { roles: ['agent'] });
      return owned;
    });
  }

  @Get('company/:id/telling')
  @WhoMay('agent')
  telling(@Param() { id }: IdParams, @Call() caller: Caller) {
    return this.work.read(async (sql) => {
      const owned = await sql.maybe<Owned>('SELECT enterprise_id, division FROM permits.application WHERE id = $1', [
        id,
      ]);
      if (!owned) throw platformRefusal('not-found');
      if (!ofOwn(owned, caller.actor)) throw platformRefusal('not-found', { division: owned.division });
      return owned;
    });
  }

  @Get('list-sound')
  @WhoMay('agent')
  listSound(@Call() { actor }: Caller) {
    return this.work.read((sql) =>
      sql.rows('SELECT id FROM permits.application WHERE enterprise_id = $1', [actor.enterpriseId]),
    );
  }

  @Get('list-foreign')
  @WhoMay('agent')
  listForeign() {
    return this.work.read((sql) => sql.rows('SELECT id FROM permits.application LIMIT 10', []));
  }
}

const planted: ModuleDeclaration = { name: 'planted', controllers: [Planted] };

describe('the matrix of who may do what', () => {
  let city: City;
  let matrix: Matrix;
  const rows = new Map<string, Row>();
  const shown = new Map<string, string[]>();

  beforeAll(async () => {
    city = await City.open({ loops: false, modules: [...modules, planted] });
    const { id } = await submitted(city, 'paint', { lines: [['PC3-01', '61']] });
    const one = { as: [], real: { id }, party: 'paint' };
    matrix = await Matrix.of(city);
    await matrix.everybody([one]);
    const routes = routesOf(city.api).filter(({ path }) => path.startsWith('/api/planted/'));
    for (const route of routes.filter(({ path }) => path.includes(':')))
      rows.set(
        route.path
          .split('/')
          .slice(3)
          .filter((part) => part !== ':id')
          .join(' '),
        await matrix.row(route, one),
      );
    const objects = [{ ...one, rows: rows.get('company sound')! }];
    for (const route of routes.filter(({ path }) => !path.includes(':')))
      shown.set(nameOf(route), await matrix.shown(route, objects));
  }, 120_000);
  afterAll(() => city?.close());

  /** The cells alone, for two routes differ in their names. */
  const cells = (name: string) =>
    lineOf(rows.get(name)!)
      .replace(/^\S+ +\S+ +/, '')
      .replace(/ +/g, ' ');

  test('finds nothing in what is sound', () => {
    expect(cells('company sound')).toBe('401 403 yes/404 403 403 403 403 403 403 403 403 403');
    expect(cells('authority sound')).toBe('401 403 403 403 403 yes/404/404 403 403 403 403 403 403');
    expect([...rows.get('company sound')!.leaks, ...rows.get('authority sound')!.leaks]).toEqual([]);
    expect(shown.get('GET /planted/list-sound')).toEqual([]);
  });

  test.each([
    ['an office that was not agreed', 'company office', '401 403 yes/404 403 yes/404 403 403 403 403 403 403 403'],
    ['a door without a lock', 'company everybody', 'yes yes yes yes yes yes yes yes yes yes yes yes'],
    ["another enterprise's object", 'company foreign', '401 403 yes 403 403 403 403 403 403 403 403 403'],
    ["an act upon another enterprise's object", 'company act', '401 403 yes 403 403 403 403 403 403 403 403 403'],
    ['an object outside the county', 'authority outside', '401 403 403 403 403 yes/yes/404 403 403 403 403 403 403'],
    ["another city's object", 'authority far', '401 403 403 403 403 yes 403 403 403 403 403 403'],
    ['a 403 that says: it is there', 'company forbidding', '401 403 yes/403 403 403 403 403 403 403 403 403 403'],
  ])('sees %s', (_, name, says) => {
    expect(cells(name)).toBe(says);
    expect(cells(name)).not.toBe(cells(`${name.split(' ')[0]} sound`));
  });

  test('sees an answer that tells a stranger that the object exists, by its status or by its words', () => {
    expect(rows.get('company forbidding')!.leaks).toEqual([
      expect.stringMatching(/^agent other: 403 .*, and of nothing 404/),
    ]);
    expect(rows.get('company telling')!.leaks).toEqual([
      expect.stringMatching(/^agent other: 404 .*330302.*, and of nothing 404/),
    ]);
  });

  test('sees a list that shows what is somebody else’s', () => {
    expect(shown.get('GET /planted/list-foreign')).toEqual([
      expect.stringMatching(/^GET \/planted\/list-foreign: agent other sees /),
    ]);
  });
});

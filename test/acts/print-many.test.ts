import { City } from '../kit/city';
import { permitOf, type PermitAnswer } from '../kit/filing';
import { problemOf } from '../kit/refused';
import { judgedBy, Printed } from '../kit/printed';

describe('papers printed together', () => {
  let city: City;
  let permits: PermitAnswer[];
  beforeAll(async () => {
    city = await City.open({ loops: false });
    permits = [
      await permitOf(city, 'paint'),
      await permitOf(city, 'paint', { multiUse: true }),
      await permitOf(city, 'lab'),
    ];
  }, 60_000);
  afterAll(() => city?.close());

  const print = async (username: string, ids: readonly string[]) =>
    (await city.as(username)).raw('GET', `/permits/print?ids=${ids.join(',')}`);

  judgedBy('pdfsig', 'come as one signed file, in the order asked for, each once', async () => {
    const [first, second] = permits as [PermitAnswer, PermitAnswer];
    const answer = await print('paint', [second.id, first.id, second.id]);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const pdf = Buffer.from(await answer.arrayBuffer());
    await Printed.with(pdf, (printed) => {
      expect(printed.signatures()).toContain('Signature is Valid');
      const pages = printed.text().split('\f').slice(0, -1);
      expect(pages).toHaveLength(4);
      expect(pages[0]).toContain(second.number);
      expect(pages[2]).toContain(first.number);
    });
  });

  judgedBy('pdfsig', 'and the one that the worker makes is signed too', async () => {
    await city.deliver();
    const answer = await (await city.as('paint')).raw('GET', `/permits/${permits[0]!.id}/pdf`);
    const pdf = Buffer.from(await answer.arrayBuffer());
    expect(await Printed.with(pdf, (printed) => printed.signatures())).toContain('Signature is Valid');
  });

  it('show nobody a paper that is not theirs: one foreign id refuses all', async () => {
    const [mine, , foreign] = permits as [PermitAnswer, PermitAnswer, PermitAnswer];
    const asked = await print('paint', [mine.id, foreign.id]);
    const absent = await print('paint', [mine.id, foreign.id.replace(/^.{8}/, '00000000')]);
    expect([await problemOf(asked), await problemOf(absent)]).toEqual(Array(2).fill('404 platform.not-found'));
    expect((await print('longwan', [mine.id])).status).toBe(404);
  });

  it('are refused, with the character named, where a font lacks one: never another word on a certificate', async () => {
    const rare = await permitOf(city, 'paint');
    await city.rows(`UPDATE permits.permit SET holder = jsonb_set(holder, '{legalRep}', '"𠮷田一"') WHERE id = $1`, [
      rare.id,
    ]);
    await city.deliver();
    const alone = await (await city.as('paint')).raw('GET', `/permits/${rare.id}/pdf`);
    const together = await print('paint', [permits[0]!.id, rare.id]);
    for (const answer of [alone, together]) {
      expect((await answer.clone().text()).includes('𠮷 U+20BB7')).toBe(true);
      expect(await problemOf(answer)).toBe('422 permits.unprintable');
    }
    expect(await city.rows('SELECT FROM permits.printout WHERE permit_id = $1', [rare.id])).toEqual([]);
    expect(await city.rows(`SELECT FROM platform.delivery WHERE failures > 0`)).toEqual([]);
  });

  it('are at most fifty', async () => {
    const ids = Array.from({ length: 51 }, () => permits[0]!.id);
    expect((await print('paint', ids)).status).toBe(400);
    expect((await print('paint', ['nothing'])).status).toBe(400);
  });
});

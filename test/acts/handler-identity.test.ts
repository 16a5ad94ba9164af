import { City } from '../kit/city';
import { purchase, type Case } from '../kit/filing';
import { refused } from '../kit/refused';

interface View extends Case {
  readonly handler: { name: string; idNumber: string; phone: string };
}

describe("a handler's numbers", () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  const filed = async (idNumber: string, kilograms: string) => {
    const body = await purchase(city, 'paint', { lines: [['PC3-01', kilograms]] });
    const handler = { name: '林晓燕', idNumber, phone: '13800001234' };
    return (await city.as('paint')).post<View>('/applications', { ...body, handler });
  };

  test.each([
    ['a wrong check digit', '330302199203151222'],
    ['two digits changed over', '330302192903151228'],
    ['no day of the calendar', '330302199202301228'],
    ['no province', '990302199203151228'],
    ['a digit too few', '33030219920315122'],
    ['a digit too many', '3303021992031512280'],
    ['the fifteen digits of before 2000', '330302920315122'],
  ])('are refused by the server for %s', async (_, idNumber) => {
    expect(await refused(filed(idNumber, '61'))).toMatchObject({
      status: 422,
      code: 'permits.handler-identity',
      defects: ['handler.idNumber residentId'],
    });
  });

  test('are kept in one form, also those of a passport', async () => {
    expect((await filed(' 33030219920315 1228', '61')).handler.idNumber).toBe('330302199203151228');
    expect((await filed('e12345678', '62')).handler.idNumber).toBe('E12345678');
  });

  test('are masked for the officer of the case, who sees the name', async () => {
    const { id } = await filed('330302199203151228', '63');
    const seen = await (await city.as('approver')).get<View>(`/applications/${id}`);
    expect(seen.handler).toEqual({ name: '林晓燕', idNumber: '330***********1228', phone: '138****1234' });
  });
});

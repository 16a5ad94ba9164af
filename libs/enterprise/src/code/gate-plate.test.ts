import { instantOf } from '@yby/platform/contract';
import { judgedBy, Printed } from '../../../../test/kit/printed';
import { renderGatePlate, type GatePlate } from './gate-plate';

const plate: GatePlate = {
  code: 'K7QM3N8V0TZ2XBHA',
  address: 'https://ybq.wenzhou.gov.cn/e/K7QM3N8V0TZ2XBHA',
  name: '温州蓝海涂料有限公司',
  siteName: null,
  siteAddress: null,
  organName: '温州市公安局鹿城区分局',
  madeAt: instantOf('2026-11-23T01:30:00.000Z'),
};
const storehouse: GatePlate = {
  ...plate,
  code: '0123456789ABCDEF',
  address: 'https://ybq.wenzhou.gov.cn/e/0123456789ABCDEF',
  siteName: '甲类仓库 1 号',
  siteAddress: '鹿城区轻工产业园区金达路 18 号',
};

it('prints the same place as the same bytes, and a new code as others', async () => {
  const first = await renderGatePlate(plate);
  expect((await renderGatePlate(plate)).equals(first)).toBe(true);
  expect((await renderGatePlate(storehouse)).equals(first)).toBe(false);
  expect(first.length).toBeLessThan(200_000);
});

judgedBy('qpdf', 'is a sound PDF to qpdf', async () => {
  expect(await Printed.with(await renderGatePlate(plate), (printed) => printed.check())).toContain(
    'No syntax or stream',
  );
});

judgedBy('pdftotext', 'says whose it is, which storehouse, and how to verify; never a colour', async () => {
  const [gate, store] = await Promise.all(
    [plate, storehouse].map(async (one) =>
      (await Printed.with(await renderGatePlate(one), (printed) => printed.text('-raw')))
        .normalize('NFKC')
        .replace(/\s/g, ''),
    ),
  );
  for (const part of ['易智码', plate.name, 'K7QM-3N8V-0TZ2-XBHA', '扫码核验', 'Scantoverify', plate.organName!])
    expect(gate).toContain(part);
  for (const part of [storehouse.siteName!, storehouse.siteAddress!, '0123-4567-89AB-CDEF'])
    expect(store).toContain(part.replace(/\s/g, ''));
  for (const text of [gate, store]) expect(text).not.toMatch(/正常|待处理|受限|…/);
});

judgedBy('pdftoppm', 'carries a code that is read back from a 200 dpi scan of the sheet', async () => {
  for (const one of [
    plate,
    storehouse,
    { ...plate, name: '温州平安危险品运输有限公司第一分公司瓯海物流园区营业部'.repeat(2) },
  ])
    expect(await Printed.with(await renderGatePlate(one), (printed) => printed.code())).toBe(one.address);
});

import { shippedLaw } from '@yby/regulation/contract';
import type { Sample, Samples } from '../bad-requests';
import type { Json } from '../bad-values';
import { claimed, delivery, permitOf, purchase, submitted } from '../filing';

/** A substance that is not listed. */
const xylene = {
  ...shippedLaw.substanceOf('PC2-02'),
  code: 'PC2-21',
  nameZh: '二甲苯',
  nameEn: 'Xylene',
  abbr: null,
  cas: '1330-20-7',
  casNumbers: ['1330-20-7'],
  legalBasis: '测试公告（虚构）',
  effectiveFrom: '2026-11-24',
  effectiveFromMark: 'verified',
};

/** The main job, the law and signing in. */
export const samples: Samples = async (city) => {
  for (const username of ['paint', 'seller', 'approver', 'approver2', 'sysadmin', 'secadmin', 'auditadmin'])
    await city.as(username);
  const filing = (await purchase(city, 'paint', { lines: [['PC3-01', '61']] })) as unknown as Json;
  const open = await submitted(city, 'paint', { lines: [['PC3-01', '62']] });
  const returned = await submitted(city, 'paint', { lines: [['PC3-01', '63']] });
  const notice = { fence: (await claimed(city, 'approver', returned.id)).fence, defects: [{ code: 'use-unclear' }] };
  await (await city.as('approver')).post(`/review/applications/${returned.id}/return`, notice);
  const { fence } = await claimed(city, 'approver', open.id);
  const permit = await permitOf(city, 'paint', { multiUse: true });
  const seller = await city.as('seller');
  const { consignmentId } = await seller.post<{ consignmentId: string }>(
    `/permits/${permit.id}/redemptions`,
    delivery('20'),
  );
  await city.deliver();
  const [message] = (await (await city.as('paint')).get<{ items: { id: string }[] }>('/messages')).items;
  const review = (act: string, more: { [name: string]: Json } = {}): Sample => ({
    as: 'approver',
    path: `/review/applications/${open.id}/${act}`,
    body: { fence, ...more },
  });
  const listing = {
    titleZh: '二甲苯列管（虚构）',
    titleEn: 'Listing of xylene (fictional)',
    source: '测试公告（虚构），2026-11-20',
    changes: { substances: [xylene as unknown as Json] },
  };
  const amendment = await (await city.as('sysadmin')).post<{ id: string }>('/law/amendments', listing);
  const ask = {
    activity: 'purchase',
    buyerKind: 'unit',
    date: '2026-11-23',
    lines: delivery('100').lines as unknown as Json,
    standing: { firstFilingOn: '2024-01-01', violationsLastYear: 0 },
    route: ['330302'],
  };
  return {
    'POST /applications': { as: 'paint', path: '/applications', body: filing },
    'POST /applications/precheck': { as: 'paint', path: '/applications/precheck', body: filing },
    'POST /applications/:id/resubmit': { as: 'paint', path: `/applications/${returned.id}/resubmit`, body: filing },
    'POST /applications/:id/withdraw': { as: 'paint', path: `/applications/${returned.id}/withdraw` },
    'POST /review/claim': { as: 'approver2', path: '/review/claim' },
    'POST /review/applications/:id/claim': { as: 'approver', path: `/review/applications/${open.id}/claim` },
    'POST /review/applications/:id/extend': review('extend'),
    'POST /review/applications/:id/release': review('release'),
    'POST /review/applications/:id/approve': review('approve', { note: '同意' }),
    'POST /review/applications/:id/return': review('return', { defects: [{ code: 'use-unclear', note: '请写明' }] }),
    'POST /review/applications/:id/refuse': review('refuse', { reason: 'barred', note: '停止受理期限内' }),
    'POST /permits/:id/redemptions': {
      as: 'seller',
      path: `/permits/${permit.id}/redemptions`,
      body: delivery('1') as unknown as Json,
    },
    'POST /consignments/:id/receipt': {
      as: 'paint',
      path: `/consignments/${consignmentId}/receipt`,
      body: { lines: delivery('20').lines as unknown as Json, reason: '无' },
    },
    'POST /messages/:id/read': { as: 'paint', path: `/messages/${message!.id}/read` },
    'POST /ask': { as: null, path: '/ask', body: ask },
    'POST /ask/reply': {
      as: null,
      path: '/ask/reply',
      // Toluene within one city: nothing is needed, and that is answered on paper.
      body: { ...ask, activity: 'transport', originDivision: '330302', destinationDivision: '330382' },
    },
    'POST /law/amendments': { as: 'sysadmin', path: '/law/amendments', body: listing },
    'POST /law/amendments/:id/confirm': { as: 'secadmin', path: `/law/amendments/${amendment.id}/confirm` },
    'POST /law/amendments/:id/reject': { as: 'secadmin', path: `/law/amendments/${amendment.id}/reject` },
    'POST /scan': { as: null, path: '/scan', body: { text: permit.code } },
    'POST /session': { as: null, path: '/session', body: { username: 'paint', password: city.demoPassword } },
  };
};

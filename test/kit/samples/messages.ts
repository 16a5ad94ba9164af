import type { Samples } from '../bad-requests';
import { codeIn, outbox, sendDue } from '../outward';

/** How a person wants to hear. */
export const samples: Samples = async (city) => {
  for (const username of ['carrier', 'longwan']) await city.as(username);
  await (await city.as('lab')).post('/messages/settings/address', { channel: 'email', address: 'lab@example.com' });
  await sendDue(city);
  const address = (part: string, body: Record<string, string>, as: string) => ({
    as,
    path: `/messages/settings/address${part}`,
    body,
  });
  return {
    'POST /messages/settings': {
      as: 'lab',
      path: '/messages/settings',
      body: { email: ['returned'], sms: [], quietFrom: 1260, quietTo: 480, digest: true, language: 'zh' },
    },
    'POST /messages/settings/address': address('', { channel: 'sms', address: '13800001234' }, 'carrier'),
    'POST /messages/settings/address/verify': address(
      '/verify',
      { channel: 'email', code: codeIn(outbox(city)) },
      'lab',
    ),
    'POST /messages/settings/address/remove': address('/remove', { channel: 'sms' }, 'longwan'),
  };
};

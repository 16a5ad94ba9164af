import { SmtpServer } from '../../../../test/kit/smtp';
import { SmtpCarrier } from './smtp-carrier';

test('a mail server far away that offers no TLS gets nothing', async () => {
  const smtp = await SmtpServer.open();
  try {
    const carrier = new SmtpCarrier(smtp.url, 'yby@example.com', true);
    const outcome = await carrier.carry({ id: 'x', to: 'a@b.cn', subject: 's', text: 't' });
    expect(outcome).toMatchObject({ sent: false, again: true });
    expect(smtp.mails).toEqual([]);
    expect(smtp.bytes.toString()).not.toContain('a@b.cn');
  } finally {
    await smtp.close();
  }
});

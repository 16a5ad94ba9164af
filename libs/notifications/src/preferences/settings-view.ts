import { At, BilingualView, Choice, Flag, isoOf, Part, Text, Whole } from '@yby/platform';
import type { Instant, Sealed, Sql, Vault } from '@yby/platform';
import { maskEmail, maskPhone } from '@yby/platform/contract';
import { ADDRESS } from '../addresses/sealed-fields';
import type { Carriers } from '../carriers/carrier';
import { messageTexts, type MessageKind } from '../messages/message-texts';
import { channels, urgentKinds, type Channel } from './preference';
import { preferencesOf } from './read-preference';

export const kinds = Object.keys(messageTexts) as MessageKind[];
const states = ['off', 'none', 'pending', 'verified'] as const;

export class ChannelView {
  @Choice(channels, { name: 'Channel' }) channel: Channel;
  @Choice(states, { about: 'off: this installation has no such channel' }) state: (typeof states)[number];
  @Text({ nullable: true, about: 'masked' }) address: string | null;
  @At({ nullable: true }) verifiedAt: string | null;
  @Text({ nullable: true, about: 'code of why the newest message did not arrive' }) trouble: string | null;
}

export class KindView {
  @Text() kind: string;
  @Part(() => BilingualView) title: BilingualView;
  @Flag({ about: 'goes out at once, also at night' }) urgent: boolean;
  @Flag() email: boolean;
  @Flag() sms: boolean;
}

export class MessageSettings {
  @Part(() => ChannelView, { many: true }) channels: ChannelView[];
  @Part(() => KindView, { many: true }) kinds: KindView[];
  @Whole({ to: 1439, about: 'minute of the day, Asia/Shanghai' }) quietFrom: number;
  @Whole({ to: 1439, about: 'the same as quietFrom: no quiet hours' }) quietTo: number;
  @Flag() digest: boolean;
  @Choice(['zh', 'en']) language: 'zh' | 'en';
}

interface AddressRow {
  readonly channel: Channel;
  readonly sealed: Sealed;
  readonly state: 'pending' | 'verified';
  readonly verified_at: Instant | null;
}

/** How a person hears, and of what. */
export async function readSettings(
  sql: Sql,
  vault: Vault,
  carriers: Carriers,
  account: string,
): Promise<MessageSettings> {
  const addresses = await sql.rows<AddressRow>(
    'SELECT channel, sealed, state, verified_at FROM notifications.address WHERE account_id = $1 ORDER BY state',
    [account],
  );
  const newest = await sql.rows<{ channel: Channel; state: string; why: string | null }>(
    `SELECT DISTINCT ON (channel) channel, state, why FROM notifications.sending
     WHERE account_id = $1 AND state IN ('failed', 'sent', 'dead') ORDER BY channel, made_at DESC, id DESC`,
    [account],
  );
  const preference = (await preferencesOf(sql, [account]))(account);
  const viewOf = (channel: Channel): ChannelView => {
    const row = addresses.find((one) => one.channel === channel);
    const last = newest.find((one) => one.channel === channel);
    const plain = row && vault.open(row.sealed, ADDRESS);
    return {
      channel,
      state: carriers.for(channel) ? (row?.state ?? 'none') : 'off',
      address: plain === undefined ? null : channel === 'email' ? maskEmail(plain) : maskPhone(plain),
      verifiedAt: row?.verified_at ? isoOf(row.verified_at) : null,
      trouble: row && last && last.state !== 'sent' ? last.why : null,
    };
  };
  return {
    channels: channels.map(viewOf),
    kinds: kinds.map((kind) => ({
      kind,
      title: messageTexts[kind].title,
      urgent: urgentKinds.includes(kind),
      email: !preference.emailOff.includes(kind),
      sms: preference.smsOn.includes(kind),
    })),
    quietFrom: preference.quietFrom,
    quietTo: preference.quietTo,
    digest: preference.digest,
    language: preference.language,
  };
}

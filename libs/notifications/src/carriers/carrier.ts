import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '@yby/platform';
import type { Channel } from '../preferences/preference';
import { FileCarrier } from './file-carrier';
import { GatewayCarrier } from './gateway-carrier';
import { SmtpCarrier } from './smtp-carrier';

/** One message that leaves; `id` is the same however often it is tried, so that the other side can tell a repetition. */
export interface Outgoing {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** `again`: it may go better later. `why` is a code of ours, never a server's words: those may quote the address. */
export type Outcome = { readonly sent: true } | { readonly sent: false; readonly again: boolean; readonly why: string };

/** Port: whoever carries messages of one channel out of the house. Never throws, and answers within some seconds. */
export interface Carrier {
  carry(outgoing: Outgoing): Promise<Outcome>;
}

/** The carriers that the settings name; files where nothing is named and nobody's real messages are at stake. */
@Injectable()
export class Carriers {
  private readonly of: Readonly<Record<Channel, Carrier | null>>;

  constructor(@Inject(SETTINGS) { outbound, data, production }: Settings) {
    const file = (channel: Channel) => (outbound.toFiles ? new FileCarrier(data, channel) : null);
    this.of = {
      email: outbound.smtpUrl ? new SmtpCarrier(outbound.smtpUrl, outbound.mailFrom, production) : file('email'),
      sms: outbound.smsUrl ? new GatewayCarrier(outbound.smsUrl, outbound.smsSecret) : file('sms'),
    };
  }

  /** @returns null where this installation has none */
  for(channel: Channel): Carrier | null {
    return this.of[channel];
  }
}

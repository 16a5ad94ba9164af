import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What the server does with a mail. */
export type SmtpMood =
  | 'accept'
  /** 450 to the recipient: come again later. */
  | 'greylist'
  /** 550 to the recipient: there is nobody of that name. */
  | 'unknown'
  /** 554 to the mail itself. */
  | 'spam'
  /** Takes the mail and never answers. */
  | 'hang'
  /** Takes the mail and cuts the line before it says so. */
  | 'cut'
  /** 421 as a greeting. */
  | 'closed';

/** A mail server on this machine that behaves as told, and keeps every byte that it was sent. */
export class SmtpServer {
  mood: SmtpMood = 'accept';
  readonly mails: string[] = [];
  private readonly heard: Buffer[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async open(): Promise<SmtpServer> {
    const server = createServer();
    const made = new SmtpServer(server);
    server.on('connection', (socket) => made.serve(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return made;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** All bytes of all connections. */
  get bytes(): Buffer {
    return Buffer.concat(this.heard);
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
    const say = (line: string) => socket.write(`${line}\r\n`);
    if (this.mood === 'closed') return void socket.end('421 closed\r\n');
    say('220 test');
    let text = '';
    let inMail = false;
    socket.on('data', (part) => {
      this.heard.push(part);
      text += part.toString('utf8');
      for (;;) {
        const end = inMail ? text.indexOf('\r\n.\r\n') : text.indexOf('\r\n');
        if (end < 0) return;
        const line = text.slice(0, end);
        text = text.slice(end + (inMail ? 5 : 2));
        if (inMail) {
          inMail = false;
          this.took(socket, line);
        } else inMail = this.command(socket, line.toUpperCase());
      }
    });
  }

  /** @returns whether a mail follows */
  private command(socket: Socket, line: string): boolean {
    const say = (answer: string) => void socket.write(`${answer}\r\n`);
    if (line.startsWith('EHLO') || line.startsWith('HELO')) say('250 test');
    else if (line.startsWith('RCPT') && this.mood === 'greylist') say('450 4.2.0 greylisted, come again');
    else if (line.startsWith('RCPT') && this.mood === 'unknown') say('550 5.1.1 no such user');
    else if (line.startsWith('DATA')) say('354 go on');
    else if (line.startsWith('QUIT')) socket.end('221 bye\r\n');
    else say('250 ok');
    return line.startsWith('DATA');
  }

  private took(socket: Socket, mail: string): void {
    if (this.mood === 'spam') return void socket.write('554 5.7.1 refused\r\n');
    this.mails.push(mail);
    if (this.mood === 'hang') return;
    if (this.mood === 'cut') return void socket.destroy();
    socket.write('250 2.0.0 taken\r\n');
  }
}

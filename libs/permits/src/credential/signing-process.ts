import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { SIGNATURE_BYTES, type SignatureAlg } from './algorithms';

// A signer that is not in this process: a program beside it, which may speak to a hardware module by PKCS#11 (C_Sign with
// CKM_EDDSA, or the vendor's SM2 mechanism). One JSON object a line: {"n":1,"kid":…,"alg":…,"data":base64} is answered by
// {"n":1,"signature":base64} or {"n":1,"error":text}. The program starts with the first signature and stays.

const PATIENCE_MS = 5_000;

interface Answer {
  readonly n: number;
  readonly signature?: string;
  readonly error?: string;
}

/**
 * @returns the `sign` of a signer
 * @throws (from the signature) RangeError when the program is missing, ends, refuses, or keeps us waiting for five seconds
 */
export function signingProcess(
  command: readonly string[],
  { kid, alg, patienceMs = PATIENCE_MS }: { kid: string; alg: SignatureAlg; patienceMs?: number },
): (bytes: Uint8Array) => Promise<Uint8Array> {
  const waiting = new Map<number, { done(signature: Uint8Array): void; failed(error: Error): void }>();
  let child: ChildProcessWithoutNullStreams | null = null;
  let n = 0;

  const lost = (why: string) => {
    child = null;
    for (const { failed } of waiting.values()) failed(new RangeError(`signing process ${command[0]}: ${why}`));
    waiting.clear();
  };
  const start = () => {
    const [program, ...args] = command;
    const born = spawn(program!, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const ended = (why: string) => born === child && lost(why);
    born.on('error', (error) => ended(error.message));
    born.on('exit', (code, signal) => ended(`ended (${signal ?? code})`));
    born.stdin.on('error', () => undefined); // `exit` says it
    born.stderr.resume();
    createInterface({ input: born.stdout }).on('line', (line) => answered(line));
    // A waiting program must not keep ours from ending.
    born.unref();
    for (const stream of [born.stdin, born.stdout, born.stderr]) (stream as unknown as { unref?(): void }).unref?.();
    return born;
  };
  const answered = (line: string) => {
    let answer: Answer;
    try {
      answer = JSON.parse(line) as Answer;
    } catch {
      return;
    }
    const asked = waiting.get(answer.n);
    waiting.delete(answer.n);
    const signature = Uint8Array.from(Buffer.from(answer.signature ?? '', 'base64'));
    if (signature.length === SIGNATURE_BYTES) asked?.done(signature);
    else asked?.failed(new RangeError(`signing process ${command[0]}: ${answer.error ?? 'no signature of 64 bytes'}`));
  };

  return (bytes) =>
    new Promise((resolve, reject) => {
      child ??= start();
      const id = ++n;
      const timer = setTimeout(() => {
        waiting.delete(id);
        reject(new RangeError(`signing process ${command[0]}: no answer in ${patienceMs} ms`));
      }, patienceMs);
      waiting.set(id, {
        done: (signature) => (clearTimeout(timer), resolve(signature)),
        failed: (error) => (clearTimeout(timer), reject(error)),
      });
      child.stdin.write(`${JSON.stringify({ n: id, kid, alg, data: Buffer.from(bytes).toString('base64') })}\n`);
    });
}

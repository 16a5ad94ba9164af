/** How a process of ours reports to the one that started it, and how it stops: on SIGTERM, SIGINT or when its parent is gone. */
export function reportReady(detail: string): void {
  if (process.send) process.send({ ready: true, detail });
  else console.log(detail);
}

export function stopWhenAsked(stop: () => Promise<void>): void {
  let stopping = false;
  const once = () => {
    if (stopping) return;
    stopping = true;
    const late = setTimeout(() => process.exit(1), 10_000);
    late.unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', once);
  process.on('SIGINT', once);
  process.on('disconnect', once);
}

import type { ReactNode } from 'react';

/** A table that scrolls sideways on a phone; reachable by keyboard, or its right half would be closed to some (WCAG 2.1.1). */
export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="scroll-x" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

// Shapes that stand beside every colour: a tick in a circle, a mark in a triangle, a cross in an octagon. Plain SVG, so
// that the public pages need no icon library.

interface Props {
  className?: string;
}

const frame = { viewBox: '0 0 24 24', 'aria-hidden': true, fill: 'currentColor' } as const;
const stroke = {
  fill: 'none',
  stroke: '#fff',
  strokeWidth: 2.6,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

export const Tick = (props: Props) => (
  <svg {...frame} {...props}>
    <circle cx="12" cy="12" r="11" />
    <path d="M7 12.4l3.4 3.4L17 9" {...stroke} />
  </svg>
);

export const Warn = (props: Props) => (
  <svg {...frame} {...props}>
    <path d="M12 1.8c.7 0 1.3.4 1.7 1l9.3 16.4c.7 1.3-.2 2.9-1.7 2.9H2.7C1.2 22.1.3 20.5 1 19.2L10.3 2.8c.4-.6 1-1 1.7-1z" />
    <path d="M12 8.6v5.6M12 17.9v.1" {...stroke} />
  </svg>
);

export const Cross = (props: Props) => (
  <svg {...frame} {...props}>
    <path d="M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z" />
    <path d="M8.2 8.2l7.6 7.6M15.8 8.2l-7.6 7.6" {...stroke} />
  </svg>
);

export const Clock = (props: Props) => (
  <svg {...frame} {...props}>
    <circle cx="12" cy="12" r="11" />
    <path d="M12 6.5V12l3.6 2.4" {...stroke} />
  </svg>
);

export const Dash = (props: Props) => (
  <svg {...frame} {...props}>
    <rect x="1" y="1" width="22" height="22" rx="5" />
    <path d="M7 12h10" {...stroke} />
  </svg>
);

export const Info = (props: Props) => (
  <svg {...frame} {...props}>
    <circle cx="12" cy="12" r="11" />
    <path d="M12 11v6M12 7v.1" {...stroke} />
  </svg>
);

export const Upload = (props: Props) => (
  <svg {...frame} {...props}>
    <circle cx="12" cy="12" r="11" />
    <path d="M12 17V8M8 11.5L12 7.5l4 4" {...stroke} />
  </svg>
);

export type Tone = 'good' | 'due' | 'stop' | 'live' | 'rest';

const shapes = { good: Tick, due: Warn, stop: Cross, live: Clock, rest: Dash } as const;

export function Shape({ tone, className }: { tone: Tone; className?: string }) {
  const Drawn = shapes[tone];
  return <Drawn className={className} />;
}

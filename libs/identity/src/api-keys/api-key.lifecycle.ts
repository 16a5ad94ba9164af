import { defineLifecycle } from '@yby/platform';

/** An API key. Its end by time is no state: it is read from the clock. */
export const apiKeyLifecycle = defineLifecycle({
  name: 'api-key',
  table: 'identity.api_key',
  zh: '接口密钥',
  states: {
    active: { zh: '可用', en: 'active' },
    revoked: { zh: '已撤销', en: 'revoked', final: true },
  },
  acts: {
    issue: { zh: '签发', en: 'issue', from: [null], to: ['active'], who: ['enterprise_admin'] },
    rotate: { zh: '轮换', en: 'rotate', from: ['active'], to: ['active'], who: ['enterprise_admin'] },
    revoke: { zh: '撤销', en: 'revoke', from: ['active'], to: ['revoked'], who: ['enterprise_admin'] },
  },
});

export type ApiKeyState = keyof typeof apiKeyLifecycle.states;

import type { ThemeConfig } from 'antd';

// antd in our colours. The primary is darker than antd's own, because white on #1677ff does not reach AA.

export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0958d9',
    colorPrimaryHover: '#003eb3',
    colorPrimaryActive: '#002c8c',
    colorLink: '#0958d9',
    colorLinkHover: '#003eb3',
    colorLinkActive: '#002c8c',
    colorErrorHover: '#8c1219',
    colorSuccess: '#19713b',
    colorWarning: '#8a5300',
    colorError: '#b3202a',
    colorText: '#1b2433',
    colorTextSecondary: '#4a5568',
    colorTextTertiary: '#5f6b7d',
    colorTextDescription: '#5f6b7d',
    colorTextPlaceholder: '#6b7787',
    colorTextDisabled: '#6b7787',
    colorBorder: '#a9b4c4',
    borderRadius: 8,
    fontSize: 15,
    fontSizeLG: 16,
    controlHeightLG: 46,
    controlHeight: 40,
    fontFamily: 'var(--sans)',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
  },
};

export const stillTheme: ThemeConfig = { ...theme, token: { ...theme.token, motion: false } };

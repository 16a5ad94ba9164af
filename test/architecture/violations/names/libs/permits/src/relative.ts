export const relative = ['./home/page', '../home/page/x', 'src/home/page/x', '{base}/home/page/x'];

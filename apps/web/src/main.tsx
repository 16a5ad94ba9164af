import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { followLaw } from './api/law-in-use';
import { queryClient } from './api/queries';
import { routes } from './routes';
import { startWords } from './words';
import './styles/base.css';
import './styles/parts.css';

// The web app of 易报云: one folder per desk, each its own chunk. The public pages come without the component library.

startWords();
followLaw();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={routes} />
    </QueryClientProvider>
  </StrictMode>,
);

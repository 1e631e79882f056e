import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The policy the portal runs under; the gallery is served with it, so that a component that breaks it shows here. */
const contentSecurityPolicy = "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data:"

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true },
  preview: { headers: { 'Content-Security-Policy': contentSecurityPolicy } },
})

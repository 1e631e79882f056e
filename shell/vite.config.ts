import { portalShell } from '@torrent/portal-kit/vite'

export default portalShell()

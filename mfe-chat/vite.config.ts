import { microFrontend } from '@torrent/portal-kit/vite'

export default microFrontend({ name: 'chat' })

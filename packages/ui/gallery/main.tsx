import {
  AppShell,
  Avatar,
  applyColorScheme,
  Badge,
  Button,
  IconButton,
  Menu,
  type NavEntry,
  ThemeProvider,
} from '@torrent/ui'
import './gallery.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { addressOf, readSettings, type Say, type ViewProps } from './settings.ts'
import { DocumentView } from './views/document-view.tsx'
import { EditView } from './views/edit-view.tsx'
import { HomeView } from './views/home-view.tsx'
import { ListView } from './views/list-view.tsx'
import { OverlaysView } from './views/overlays-view.tsx'
import { SignInView } from './views/sign-in-view.tsx'
import { StatesView } from './views/states-view.tsx'

const settings = readSettings(location.search)
document.documentElement.lang = settings.language
applyColorScheme(settings.scheme)
const say: Say = (ja, en) => (settings.language === 'ja' ? ja : en)

const views: Record<string, (props: ViewProps) => React.ReactNode> = {
  home: HomeView,
  list: ListView,
  document: DocumentView,
  edit: EditView,
  overlays: OverlaysView,
  states: StatesView,
}

function Gallery() {
  const View = views[settings.view] ?? HomeView
  const entry = (view: string, label: string, icon: NavEntry['icon']): NavEntry => ({
    href: addressOf(settings, { view }),
    label,
    icon,
    current: settings.view === view,
  })
  const query = new URLSearchParams(location.search)
  return (
    <AppShell
      brand="Torrent"
      homeHref={addressOf(settings, { view: 'home' })}
      tenant={say('アクメ金属工業', 'Acme Metal')}
      collapsed={query.has('collapsed')}
      onCollapsedChange={collapsed => {
        location.search = addressOf(settings) + (collapsed ? '&collapsed' : '')
      }}
      nav={[
        entry('home', say('ホーム', 'Home'), 'home'),
        entry('list', say('見積', 'Quotes'), 'quote'),
        entry('document', say('受注', 'Orders'), 'order'),
        entry('edit', say('出荷', 'Shipments'), 'shipment'),
        entry('overlays', say('ダイアログ', 'Dialogs'), 'package'),
        entry('states', say('状態', 'States'), 'info'),
      ]}
      tools={<Tools />}
    >
      <View say={say} settings={settings} />
    </AppShell>
  )
}

function Tools() {
  return (
    <>
      <Button variant="subtle" icon="jobs" size="sm">
        {say('処理', 'Jobs')} <Badge tone="info">2</Badge>
      </Button>
      <IconButton icon="bell" label={say('通知', 'Notifications')} />
      <Menu
        align="end"
        trigger={
          <button type="button" aria-label={say('アカウント', 'Account')} className="gallery-account">
            <Avatar name={say('佐藤 美咲', 'Misaki Sato')} />
          </button>
        }
        items={[
          { heading: say('佐藤 美咲 · 営業', 'Misaki Sato · Sales') },
          {
            label: '日本語',
            checked: settings.language === 'ja',
            href: addressOf(settings, { language: 'ja' }),
          },
          {
            label: 'English',
            checked: settings.language === 'en',
            href: addressOf(settings, { language: 'en' }),
          },
          { divider: true },
          {
            label: say('ライト', 'Light'),
            checked: settings.scheme === 'light',
            href: addressOf(settings, { scheme: 'light' }),
          },
          {
            label: say('ダーク', 'Dark'),
            checked: settings.scheme === 'dark',
            href: addressOf(settings, { scheme: 'dark' }),
          },
          { divider: true },
          { label: say('サインアウト', 'Sign out'), icon: 'sign-out', onSelect: () => {} },
        ]}
      />
    </>
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root')
createRoot(root).render(
  <StrictMode>
    <ThemeProvider colorScheme={settings.scheme} language={settings.language}>
      {settings.view === 'signin' ? <SignInView say={say} settings={settings} /> : <Gallery />}
    </ThemeProvider>
  </StrictMode>,
)

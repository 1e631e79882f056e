import { Alert, BrandMark, Button, Card, Stack, TextField } from '@torrent/ui'
import { useState } from 'react'
import type { ViewProps } from '../settings.ts'

export function SignInView({ say }: ViewProps) {
  const [login, setLogin] = useState('sales@acme-metal.example')
  const [password, setPassword] = useState('')
  return (
    <main style={{ display: 'grid', minHeight: '100dvh', placeItems: 'center' }}>
      <div style={{ width: 'min(24rem, 100% - 2rem)' }}>
        <Card>
          <Stack>
            <div style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
              <BrandMark size={36} />
              <h1 style={{ fontSize: '1.25rem' }}>{say('Torrent にサインイン', 'Sign in to Torrent')}</h1>
            </div>
            <Alert tone="danger" announce>
              {say('ログインIDまたはパスワードが違います。', 'Login ID or password is wrong.')}
            </Alert>
            <TextField
              label={say('ログインID', 'Login ID')}
              size="lg"
              icon="user"
              autoComplete="username"
              value={login}
              onChange={setLogin}
            />
            <TextField
              label={say('パスワード', 'Password')}
              size="lg"
              icon="lock"
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={setPassword}
            />
            <Button variant="primary" size="lg" full>
              {say('サインイン', 'Sign in')}
            </Button>
          </Stack>
        </Card>
      </div>
    </main>
  )
}
